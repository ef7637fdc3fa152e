"""Every address of the business side."""

from axes.models import AccessFailureLog
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import path, re_path
from django.views.generic import RedirectView

from hotline.config.api import api
from hotline.config.views import citizen_worker, web_app

admin.site.site_header = admin.site.site_title = "热线 · 数据表查看"
admin.site.index_title = "数据表（只读；人员、角色、审计和基础资料在“系统管理”中维护）"
# Rights come from role grants, and failed sign-ins from the event log: both are always empty.
admin.site.unregister([Group, AccessFailureLog])

urlpatterns = [
    # One way to sign in and one to change a password: those that record events.
    path("admin/login/", RedirectView.as_view(url="/sign-in")),
    path("admin/password_change/", RedirectView.as_view(url="/password")),
    path("admin/", admin.site.urls),
    path("api/", api.urls),
    path("citizen/worker.js", citizen_worker),
    re_path(r"^(?!api/|admin/|static/)(?P<page>.*)$", web_app),
]
