from django.test import override_settings


def test_the_first_page_says_what_this_is(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert "<h1" in page.text and "supervise court orders and licences" in page.text
    assert "Everyone" not in page.text and "Choose who" not in page.text


@override_settings(CHOOSE_WHO=True)
def test_in_a_scenario_it_says_that_everyone_is_invented(client, db):
    page = client.get("/").text
    assert "Everyone in it is invented" in page and "Choose who to sign in as" in page
