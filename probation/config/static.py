"""The collected style sheets, scripts and pictures, each with its hash in its name."""

import re

from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

LETTERS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",arial,sans-serif'
THEIRS = ("govuk/govuk-frontend.min.css", "moj/moj-frontend.min.css")


class StaticFiles(StaticFilesConfig):
    """Of the packages, only what a page may ask for: no sources, letters or crowns."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.map", "*.md", "*.mjs", "*.njk", "*.scss", "*.bundle.js", "components",
        "common", "fonts", "helpers*", "manifest.json", "rebrand", "vendor", "i18n*",
        "*crest*", "*crown*", "*logotype*", "*govuk-icon*", "favicon.*", "*opengraph*",
        "*apple-touch*", "init.js", "filters",
    ]  # fmt: skip


class Storage(ManifestStaticFilesStorage):
    """Makes the two packages' style sheets ours before they are hashed.

    They ask for /assets/..., which is GOV.UK's own place, and for GDS Transport and the
    crown, which only GOV.UK may use.
    """

    support_js_module_import_aggregation = True  # modules import by hashed names
    keep_intermediate_files = False

    def post_process(self, paths, dry_run=False, **options):
        for name in () if dry_run else THEIRS:
            storage, path = paths[name]
            with storage.open(path) as file:
                css = ours(file.read().decode())
            self.delete(name)
            self.save(name, ContentFile(css.encode()))
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def ours(css: str) -> str:
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r'"?GDS Transport"?,\s*arial,\s*sans-serif', LETTERS, css)
    css = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    return css.replace("url(/assets/", "url(assets/")
