"""The two files request-tracker5 is configured by, and the packages it is made of."""

PACKAGES = [
    *("request-tracker5", "rt5-db-postgresql", "rt5-apache2", "rt5-fcgi", "libfcgi-perl"),
    *("apache2", "libapache2-mod-fcgid", "postgresql", "libhtml-formatexternal-perl", "w3m"),
]
SITE = """\
Set($DatabaseHost, '127.0.0.1');
Set($DatabasePort, '{database_port}');
Set($DatabasePassword, 'bench');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($WebPath, '');
Set($LogToSyslog, undef);
Set($LogToFile, undef);
Set($LogToSTDERR, 'error');
Set($MailCommand, 'testfile');
1;
"""
_MODULES = (
    *("mpm_prefork.load", "authz_core.load", "mime.load", "mime.conf", "alias.load"),
    *("dir.load", "env.load", "setenvif.load", "fcgid.load"),
)
APACHE = f"""\
ServerRoot /etc/apache2
ServerName 127.0.0.1
Listen 127.0.0.1:{{port}}
PidFile /run/apache2-bench.pid
Mutex file:/tmp default
User www-data
Group www-data
ErrorLog /tmp/apache-error.log
{chr(10).join(f"Include mods-available/{each}" for each in _MODULES)}
StartServers 8
MinSpareServers 8
MaxRequestWorkers 64
KeepAlive On
MaxKeepAliveRequests 0
KeepAliveTimeout 60
AddDefaultCharset UTF-8
FcgidInitialEnv RT_SITE_CONFIG /etc/request-tracker5/RT_SiteConfig.pm
FcgidMaxRequestLen 1073741824
FcgidConnectTimeout 60
FcgidIOTimeout 120
FcgidMaxProcesses 8
FcgidMaxProcessesPerClass 8
FcgidMinProcessesPerClass 4
FcgidMaxRequestsPerProcess 0
FcgidIPCDir /tmp/fcgid
FcgidProcessTableFile /tmp/fcgid_shm
ScriptAlias / /usr/share/request-tracker5/libexec/rt-server.fcgi/
DocumentRoot /usr/share/request-tracker5/html
<Location />
    Require all granted
    Options +ExecCGI
    AddHandler fcgid-script fcgi
</Location>
"""
