"""What the web server runs: the static files, then Django.

WhiteNoise stands outside Django: a style sheet passes no middleware and opens no
transaction.  granian's own mount would be faster and hand out nothing compressed
(docs/decisions/static-files.md).
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

HASHED = r"\.[0-9a-f]{12}\."  # such a name never comes again with other content

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probation.config.settings")
application = WhiteNoise(
    get_wsgi_application(),
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    max_age=60,
    immutable_file_test=HASHED,
    allow_all_origins=False,
    add_headers_function=lambda headers, path, url: headers.add_header(
        "X-Content-Type-Options", "nosniff"
    ),
)
