"""The API: its address, its description, its routers."""

from ninja import NinjaAPI

from . import court

api = NinjaAPI(
    title="OpenProbation",
    version="1",
    description="What machines may ask; see docs/operations.md for tokens.",
    docs_url=None,  # its page would load scripts from elsewhere
)
api.add_router("/court", court.router)
