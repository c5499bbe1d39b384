from django.urls import include, path

from probation.config import urls
from probation.web.account.urls import SECURITY_KEYS

from . import pages

urlpatterns = [
    path("home", pages.gallery, name="home"),
    path("find", pages.gallery, name="find-person"),
    path("gallery", pages.gallery, name="gallery"),
    path("gallery/note", pages.note, name="note"),
    path("gallery/register", pages.register, name="register"),
    path("gallery/row/<int:number>", pages.row, name="row"),
    path("gallery/person/<uuid:key>", pages.person),
    path("gallery/broken", pages.broken),
    path("gallery/forbidden", pages.forbidden),
    path("", include(SECURITY_KEYS)),
    *urls.urlpatterns,
]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500, handler429 = urls.handler500, urls.handler429
