"""Every address of the business side."""

from django.contrib import admin
from django.urls import path, re_path

from hotline.config.api import api
from hotline.config.views import web_app

admin.site.site_header = admin.site.site_title = "12345 热线 · 系统管理"
admin.site.index_title = "数据查看"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", api.urls),
    re_path(r"^(?!api/|admin/|static/)(?P<page>.*)$", web_app),
]
