"""The style sheets and scripts, collected once, as a real start does."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def static(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture
def signed_in(client, world):
    """A practitioner's browser."""
    client.force_login(world.practitioner)
    return client
