"""Feeds by topic: valid, honest about days, and cheap for a reader that keeps asking."""

import time
from xml.etree import ElementTree

from probation.clock import real_now
from probation.records.subscriptions.actions import announce
from probation.web.public import feeds
from probation.web.public.pages import KEPT

NOW = real_now()


def test_feeds_are_valid_and_newest_first(client, db):
    atom = "{http://www.w3.org/2005/Atom}"
    told_of = {"is_invented": False, "published_at": NOW, "at": NOW}
    announce("key", ["all", "consultations"], "Title", "Summary", "/x", **told_of)
    KEPT.clear()  # what another test asked for within this second
    for topic in feeds.TOPICS:
        feed = ElementTree.fromstring(client.get(f"/inspections/feeds/{topic.key}.atom").content)  # fmt: skip
        for needed in ("id", "title", "updated"):
            assert feed.find(atom + needed).text
        entries = feed.findall(f"{atom}entry")
        days = [entry.find(f"{atom}updated").text for entry in entries]
        ids = [entry.find(f"{atom}id").text for entry in entries]
        assert days == sorted(days, reverse=True) and len(set(ids)) == len(ids) > 0
        rss = ElementTree.fromstring(client.get(f"/inspections/feeds/{topic.key}.rss").content)  # fmt: skip
        items = rss.findall("channel/item")
        assert [item.find("guid").text for item in items] == ids
        assert all(item.find("pubDate").text for item in items)


def test_a_feed_reader_that_asks_every_second_is_told_that_nothing_changed(client, db):
    for address in ("all.atom", "all.rss", "consultations.atom", "consultations.rss"):
        KEPT.clear()
        first = client.get(f"/inspections/feeds/{address}")
        KEPT.clear()  # made anew, as a second later
        time.sleep(1.1 if address.startswith("cons") else 0)
        asked = {"If-None-Match": first["ETag"]}
        again = client.get(f"/inspections/feeds/{address}", headers=asked)
        assert again.status_code == 304, address


def test_a_feed_says_where_the_day_is_not_known(client, db):
    feed = client.get("/inspections/feeds/wales.atom").text
    assert "Published 2025; the day is not known." in feed
