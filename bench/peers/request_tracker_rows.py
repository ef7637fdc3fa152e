"""Tickets of request-tracker5 copied from one that it made itself, with other words."""

import psycopg

from bench.peers.contender import Text

_KEYS = """
    CREATE TEMP TABLE model AS
    SELECT (SELECT max(id) FROM tickets) AS ticket,
        (SELECT max(id) FROM transactions) AS told,
        (SELECT max(id) FROM attachments) AS attachment,
        (SELECT max(id) FROM principals) AS principal,
        (SELECT max(id) FROM groupmembers) AS member,
        (SELECT max(id) FROM cachedgroupmembers) AS cached,
        (SELECT memberid FROM groupmembers JOIN groups ON groups.id = groupid
         WHERE domain = 'RT::Ticket-Role' AND groups.name = 'Requestor' LIMIT 1) AS requestor,
        (SELECT creator FROM tickets LIMIT 1) AS creator
"""
_COPIES = (
    """
    INSERT INTO tickets (id, effectiveid, queue, type, owner, subject, initialpriority,
        finalpriority, priority, timeestimated, timeworked, timeleft, status, starts, started, due,
        resolved, lastupdatedby, lastupdated, creator, created)
    SELECT m.ticket + n, m.ticket + n, t.queue, t.type, t.owner, f.subject,
        0, 0, 0, 0, 0, 0, t.status, t.starts, t.started, t.due, t.resolved, t.creator, t.created,
        t.creator, t.created
    FROM filling AS f, model AS m JOIN tickets AS t ON t.id = m.ticket
    """,
    """
    INSERT INTO transactions (id, objecttype, objectid, timetaken, type, creator, created)
    SELECT m.told + n, 'RT::Ticket', m.ticket + n, 0, 'Create', m.creator, now()
    FROM filling, model AS m
    """,
    """
    INSERT INTO attachments (id, parent, transactionid, subject, contenttype, contentencoding,
        content, headers, creator, created)
    SELECT m.attachment + n, 0, m.told + n, f.subject, 'text/plain', 'none', f.content, a.headers,
        m.creator, now()
    FROM filling AS f, model AS m JOIN attachments AS a ON a.id = m.attachment
    """,
    """
    INSERT INTO principals (id, principaltype, disabled)
    SELECT m.principal + (n - 1) * 4 + k, 'Group', 0
    FROM filling, model AS m, generate_series(1, 4) AS k
    """,
    """
    INSERT INTO groups (id, name, domain, instance, creator, created, lastupdatedby, lastupdated)
    SELECT m.principal + (n - 1) * 4 + k, (ARRAY['AdminCc', 'Cc', 'Owner', 'Requestor'])[k],
        'RT::Ticket-Role', m.ticket + n, m.creator, now(),
        m.creator, now()
    FROM filling, model AS m, generate_series(1, 4) AS k
    """,
    """
    INSERT INTO groupmembers (id, groupid, memberid, creator, created, lastupdatedby, lastupdated)
    SELECT m.member + (n - 1) * 2 + k - 2, m.principal + (n - 1) * 4 + k,
        CASE k WHEN 3 THEN 6 ELSE m.requestor END, m.creator, now(), m.creator, now()
    FROM filling, model AS m, generate_series(3, 4) AS k
    """,
    """
    INSERT INTO cachedgroupmembers (id, groupid, memberid, via, immediateparentid, disabled)
    SELECT m.cached + (n - 1) * 6 + k, g, CASE k WHEN 5 THEN 6 WHEN 6 THEN m.requestor ELSE g END,
        m.cached + (n - 1) * 6 + CASE WHEN k > 4 THEN k - 2 ELSE k END, g, 0
    FROM filling, model AS m, generate_series(1, 6) AS k,
        LATERAL (SELECT m.principal + (n - 1) * 4 + CASE WHEN k > 4 THEN k - 2 ELSE k END) AS x (g)
    """,
)
_TABLES = (
    *("tickets", "transactions", "attachments", "principals", "groups"),
    *("groupmembers", "cachedgroupmembers"),
)


def fill(address: str, texts: list[Text]) -> list[str]:
    """Copy the one ticket there is; mail to citizens is switched off. Return the new numbers."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE scrips SET disabled = 1")
        connection.execute(_KEYS)
        connection.execute("CREATE TEMP TABLE filling (n int, subject text, content text)")
        with connection.cursor().copy("COPY filling FROM STDIN") as copy:
            for n, text in enumerate(texts, 1):
                content = f"{text.place}\n{text.event}\n{text.demand}"
                copy.write_row((n, text.event[:200], content))
        for each in _COPIES:
            connection.execute(each)
        for table in _TABLES:
            last = f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"  # noqa: S608
            if table != "groups":
                connection.execute(last)
            connection.execute(f"VACUUM ANALYZE {table}")
        first = connection.execute("SELECT ticket FROM model").fetchone()
    start = first[0] if first else 0
    return [str(start + n) for n in range(1, len(texts) + 1)]
