"""The templates' environment: where they are found, and what every template may call."""

from uuid import uuid4

from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, json_script, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
)

from probation.records.people.queries import restriction_on

from . import fields, session, shell, words
from .people import identity


def environment(**options) -> Environment:
    govuk = PackageLoader("govuk_frontend_jinja")
    options["loader"] = ChoiceLoader(
        [options["loader"], PrefixLoader({"govuk_frontend_jinja": govuk})]
    )
    # GOV.UK Frontend macros read parameters that may be absent.
    options["undefined"] = ChainableUndefined
    env = Environment(extensions=["jinja2.ext.do"], **options)
    env.globals.update(
        url=reverse,
        static=static,
        csrf=csrf,
        once=uuid4,
        fields=fields,
        member=shell.member,
        role_labels=shell.role_labels,
        navigation=shell.navigation,
        search_address=shell.search_address,
        scenario=shell.scenario,
        may_choose=shell.may_choose,
        session_seconds=session.seconds_left,
        session_ends_at=session.ends_at,
        said=shell.said,
        flags_on=identity.flags_on,
        parts_of_record=identity.parts,
        restriction_on=restriction_on,
        organisation=shell.organisation,
        sentence_title=words.sentence_title,
        requirement_words=words.requirement_words,
    )
    env.filters.update(
        day=words.day,
        weekday=words.weekday,
        moment=words.moment,
        clock=words.clock,
        shown=words.shown,
        plural=words.plural,
        json_script=json_script,
        drawing=drawing,
        linked=linked,
        slug=slugify,
    )
    return env


def csrf(request) -> str:
    """The hidden field, for a macro: macros do not see `csrf_input`."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">',
        get_token(request),
    )


def drawing(svg: str) -> str:
    """An SVG made here (a code to scan), to stand in the page: no picture to ask for."""
    return mark_safe(svg[svg.index("<svg") :])


def linked(text: str) -> SafeString:
    """A source's words, escaped; each address in them is a link."""
    return mark_safe(urlize(text, autoescape=True))
