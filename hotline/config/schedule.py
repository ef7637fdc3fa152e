"""Every periodic job of the business side, on one page."""

from datetime import timedelta

from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from hotline.config.parts import PARTED
from hotline.core.actor import SYSTEM
from hotline.core.clock import now
from hotline.core.month_parts import look_over, make_ahead
from hotline.core.stalled_jobs import retry_stalled_jobs
from hotline.followups.actions.plan_missed import plan_missed
from hotline.followups.actions.tend import tend
from hotline.intelligence.actions.forget_traces import forget_traces
from hotline.knowledge.actions.arrange_meaning import arrange_meaning
from hotline.knowledge.actions.index_articles import add_vectors, index_again, index_articles
from hotline.knowledge.actions.record_finding import record_overdue
from hotline.knowledge.search_meaning import meanings_in_force
from hotline.messaging.actions.fetch import fetch
from hotline.messaging.actions.send_notice import list_due_notices, send_notice
from hotline.messaging.actions.send_out import list_due, send_out
from hotline.portal.actions.forget import forget
from hotline.quality.actions.draw_sample import draw_sample
from hotline.quality.actions.pre_score_waiting import pre_score_waiting
from hotline.rewards.actions.send_packet import follow_all
from hotline.telephony.actions.absorb_fallback import absorb_fallback
from hotline.telephony.actions.archive_recordings import archive_recordings
from hotline.telephony.actions.check_days import check_days
from hotline.telephony.actions.check_engine_records import check_due_days
from hotline.telephony.actions.end_stale_calls import end_stale_calls
from hotline.telephony.actions.expire_recordings import erase_retired, expire_recordings
from hotline.telephony.actions.expire_return_calls import expire_return_calls
from hotline.telephony.actions.feed_work import feed_work
from hotline.telephony.actions.publish_prompt import restore_prompts
from hotline.telephony.actions.republish import republish
from hotline.telephony.actions.seal_journal import seal_journal
from hotline.workorders.actions.be_present import forget_gone
from hotline.workorders.actions.dispatch_by_policy import dispatch_by_policy
from hotline.workorders.actions.expire_drafts import expire_drafts
from hotline.workorders.actions.index_orders import index_orders
from hotline.workorders.actions.mark_departments import mark_departments
from hotline.workorders.actions.post_notices import forget_old_notices
from hotline.workorders.actions.resume import resume_due
from hotline.workorders.actions.sweep_clocks import sweep_clocks
from hotline.workorders.actions.teach_places import teach_places
from hotline.workorders.actions.teach_words import teach_words
from hotline.workorders.actions.train_recommender import train_recommender
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines

_HOURS_AHEAD = 8
"""Of the city before UTC, in which procrastinate reads a cron; there is no summer time."""


def _nightly(hour: int, minute: int) -> str:
    """Return the cron of a time of day in the city."""
    return f"{minute} {(hour - _HOURS_AHEAD) % 24} * * *"


@app.periodic(cron="* * * * *")
@app.task(name="schedule.warn_of_deadlines", queue="periodic", queueing_lock="warn_of_deadlines")
def warn_of_deadlines_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Record clocks that are near their end or past it."""
    warn_of_deadlines(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.resume_orders", queue="periodic", queueing_lock="resume_orders")
def resume_orders_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Let suspended orders go on whose time has come."""
    resume_due(now=now())


@app.periodic(cron=_nightly(1, 10))
@app.task(name="schedule.sweep_clocks", queue="periodic", queueing_lock="sweep_clocks")
def sweep_clocks_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Look over the clocks of every open order."""
    sweep_clocks(now=now())


@app.periodic(cron=_nightly(2, 40))
@app.task(name="schedule.index_orders", queue="periodic", queueing_lock="index_orders")
def index_orders_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Make up the words of orders that cannot be found by them."""
    index_orders(now=now())
    mark_departments(now=now(), most_days=40)


@app.periodic(cron=_nightly(1, 40))
@app.task(name="schedule.make_parts", queue="periodic", queueing_lock="make_parts")
def make_parts_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Make the coming months' parts of the tables that have them."""
    make_ahead(PARTED, today=localdate(now()))
    look_over(PARTED)


@app.periodic(cron=_nightly(2, 50))
@app.task(name="schedule.teach_places", queue="periodic", queueing_lock="teach_places")
def teach_places_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Learn from yesterday's orders where places lie."""
    teach_places(now=now())


@app.periodic(cron=_nightly(3, 25))
@app.task(name="schedule.teach_words", queue="periodic", queueing_lock="teach_words")
def teach_words_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Teach the speech recogniser what the orders speak of."""
    teach_words()


@app.periodic(cron=_nightly(3, 40))
@app.task(name="schedule.train_recommender", queue="periodic", queueing_lock="train_recommender")
def train_recommender_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Train the dispatch recommender on what was handled until now."""
    train_recommender(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.dispatch_by_policy", queue="periodic", queueing_lock="dispatch_by_policy")
def dispatch_by_policy_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Dispatch what a policy lets the recommender dispatch; nothing while there is none."""
    dispatch_by_policy(now=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="schedule.forget_gone", queue="periodic", queueing_lock="forget_gone")
def forget_gone_every_ten_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Forget the pages that no longer say that they show an order."""
    forget_gone(now=now())


@app.periodic(cron=_nightly(3, 10))
@app.task(name="schedule.expire_drafts", queue="periodic", queueing_lock="expire_drafts")
def expire_drafts_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Forget unfinished forms nobody came back to."""
    expire_drafts(now=now())


@app.periodic(cron=_nightly(3, 20))
@app.task(name="schedule.forget_notices", queue="periodic", queueing_lock="forget_notices")
def forget_notices_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Forget what people were told of a month ago."""
    forget_old_notices(now=now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="schedule.end_stale_calls", queue="periodic", queueing_lock="end_stale_calls")
def end_stale_calls_every_five_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Close calls whose end was never reported."""
    end_stale_calls(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.retry_stalled_jobs", queue="periodic", queueing_lock="retry_stalled_jobs")
def retry_stalled_jobs_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Give the jobs of a killed worker to another one."""
    retry_stalled_jobs(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.feed_work", queue="periodic", queueing_lock="feed_work")
def feed_work_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Offer the calls of running campaigns to call control, and let expired ones finish."""
    feed_work(now=now())


@app.periodic(cron=_nightly(0, 10))
@app.task(name="schedule.republish", queue="periodic", queueing_lock="republish")
def republish_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Drop marks that expired, move the holidays on, and restore prompts the engine lacks."""
    republish(by=SYSTEM, now=now())
    restore_prompts()


@app.periodic(cron="*/10 * * * *")
@app.task(name="schedule.expire_returns", queue="periodic", queueing_lock="expire_returns")
def expire_return_calls_every_ten_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Strike callers off whom nobody rang back within a day."""
    expire_return_calls(now=now())


@app.periodic(cron="30 * * * *")
@app.task(name="schedule.check_recordings", queue="periodic", queueing_lock="check_recordings")
def check_recordings_once_a_day(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Check every day that is over and was not checked, in the first hour it can be done."""
    check_days(now=now())


@app.periodic(cron=_nightly(2, 30))
@app.task(name="schedule.archive_recordings", queue="periodic", queueing_lock="archive_recordings")
def archive_recordings_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Turn older recordings into Opus."""
    archive_recordings(now=now())


@app.periodic(cron=_nightly(4, 30))
@app.task(name="schedule.expire_recordings", queue="periodic", queueing_lock="expire_recordings")
def expire_recordings_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Destroy recordings whose time is over, and erase what was replaced."""
    moment = now()
    expire_recordings(now=moment)
    erase_retired(now=moment)


@app.periodic(cron="* * * * *")
@app.task(name="schedule.absorb_fallback", queue="periodic", queueing_lock="absorb_fallback")
def absorb_fallback_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Take in calls that the engine's own queue served while call control was away."""
    absorb_fallback(now=now())


@app.periodic(cron="15,45 * * * *")
@app.task(
    name="schedule.check_engine_records", queue="periodic", queueing_lock="check_engine_records"
)
def check_engine_records_every_half_hour(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Compare each day that is over with the engine's own records, and count blocked calls."""
    check_due_days(now=now())


@app.periodic(cron=_nightly(3, 30))
@app.task(name="schedule.seal_journal", queue="periodic", queueing_lock="seal_journal")
def seal_journal_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Seal the call events of the days that are over, and prove the latest seals again."""
    seal_journal(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.fetch_messages", queue="periodic", queueing_lock="fetch_messages")
def fetch_messages_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Ask the channels whose services do not knock."""
    fetch(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.send_messages", queue="periodic", queueing_lock="send_messages")
def send_messages_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Try again what a channel did not take, and what lost its job."""
    for message_id in list_due(now()):
        send_out(message_id=message_id, now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.send_notices", queue="periodic", queueing_lock="send_notices")
def send_notices_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Send the notices that waited for morning or for a channel to come back."""
    for notice_id in list_due_notices(now()):
        send_notice(notice_id=notice_id, now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.tend_follow_ups", queue="periodic", queueing_lock="tend_follow_ups")
def tend_follow_ups_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Ask by message, turn to a call, end what nobody could be reached for."""
    tend(now=now())


@app.periodic(cron=_nightly(5, 20))
@app.task(name="schedule.plan_missed", queue="periodic", queueing_lock="plan_missed")
def plan_missed_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Plan the follow-ups that no event brought."""
    plan_missed(now=now())


@app.periodic(cron="20 * * * *")
@app.task(name="schedule.forget_portal", queue="periodic", queueing_lock="forget_portal")
def forget_portal_every_hour(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Forget uses of the public doors, files nobody sent and codes, after a day."""
    forget(now=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="schedule.follow_packets", queue="periodic", queueing_lock="follow_packets")
def follow_packets_every_ten_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Ask where red packets stand that are under way, and send those that still wait."""
    follow_all(now=now())


@app.periodic(cron=_nightly(3, 40))
@app.task(name="schedule.forget_traces", queue="periodic", queueing_lock="forget_traces")
def forget_traces_every_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Forget what models were asked when the site's days are over."""
    forget_traces(now=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="schedule.knowledge_overdue", queue="periodic", queueing_lock="knowledge_overdue")
def find_overdue_entries_every_ten_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Write down which requests to enter knowledge have run out of time."""
    record_overdue(now=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="schedule.index_knowledge", queue="periodic", queueing_lock="index_knowledge")
def index_knowledge_every_ten_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Catch up on articles whose event was lost, and give passages the vectors of a new model."""
    index_articles()
    add_vectors()
    if meanings_in_force() is None:
        arrange_meaning(now=now())


@app.periodic(cron=_nightly(4, 10))
@app.task(name="schedule.index_knowledge_again", queue="periodic", queueing_lock="index_again")
def index_knowledge_nightly(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Make the search's tables anew, without the versions that are gone."""
    index_again()
    arrange_meaning(now=now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="schedule.pre_score", queue="periodic", queueing_lock="pre_score")
def pre_score_every_five_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Judge ended calls that have words, and closed orders, by the scorecards."""
    pre_score_waiting(now=now())


@app.periodic(cron=_nightly(5, 40))
@app.task(name="schedule.draw_sample", queue="periodic", queueing_lock="draw_sample")
def draw_sample_every_morning(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Propose to inspectors some of every person's calls of yesterday."""
    moment = now()
    draw_sample(day=localdate(moment) - timedelta(days=1), now=moment)
