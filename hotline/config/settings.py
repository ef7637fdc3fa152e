"""Django's settings."""

import os
from pathlib import Path

from hotline.config.database import database_settings
from hotline.config.environment import Environment

environment = Environment()

BASE_DIR = Path(__file__).resolve().parents[2]
SECRET_KEY = environment.secret_key
DEBUG = environment.debug
HOTLINE_ENVIRONMENT = environment
HOTLINE_FIELD_KEY = environment.field_key

ALLOWED_HOSTS = [
    each
    for each in ("127.0.0.1", "localhost", "[::1]", environment.bind, environment.public_host)
    if each and each != "0.0.0.0"  # noqa: S104 - compared, not bound
]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "procrastinate.contrib.django",
    "hotline.core",
    "hotline.intelligence",
    "hotline.accounts",
    "hotline.organizations",
    "hotline.reference",
    "hotline.citizens",
    "hotline.contacts",
    "hotline.telephony",
    "hotline.messaging",
    "hotline.knowledge",
    "hotline.workorders",
    "hotline.followups",
    "hotline.rewards",
    "hotline.firms",
    "hotline.quality",
    "hotline.portal",
    "hotline.exchange",
    "hotline.administration",
    "hotline.config",
]
MIDDLEWARE = [
    "hotline.config.middleware.RequestLogMiddleware",
    "hotline.config.cross_origin.CrossOriginMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "hotline.config.middleware.ContentSecurityPolicyMiddleware",
    "hotline.config.largest_body.LargestBodyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hotline.accounts.middleware.SessionLimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "hotline.config.seen_version.SeenVersionMiddleware",
]
ROOT_URLCONF = "hotline.config.urls"
WSGI_APPLICATION = "hotline.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the apps': Django's administration takes its head from here.
        "DIRS": [BASE_DIR / "hotline" / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": database_settings(os.environ["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hotline.accounts.password_policy.CharacterClassesValidator"},
]
# Five wrong passwords lock the pair (account, address) for 15 minutes (GB/T 22239 8.1.4.1 b).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False

SESSION_COOKIE_NAME = "hotline_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = environment.https
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = "hotline_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = environment.https
CSRF_TRUSTED_ORIGINS = sorted(environment.allowed_web_origins)
CSRF_FAILURE_VIEW = "hotline.config.views.csrf_refused"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.https else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/django/"
STATIC_ROOT = environment.var / "static"
MEDIA_ROOT = environment.var / "attachments"
WEB_DIST = BASE_DIR / "web" / "dist"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
LOGGING_CONFIG = "hotline.config.logs.configure"
LOGGING: dict[str, object] = {"version": 1}  # Django passes over an empty one
