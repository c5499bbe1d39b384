"""What kinds of organisation there are."""

from .term import Term


class Kind(Term):
    PROVIDER = "provider", "Provider"
    AREA = "area", "Area"
    DELIVERY_UNIT = "delivery_unit", "Local or probation delivery unit"
    TEAM = "team", "Team"
    COURT = "court", "Court"


class Sector(Term):
    """Whose a provider is.  National Probation Service and CRCs: 2014 to 2021."""

    TRUST = "trust", "Probation trust (to 2014)"
    NPS = "nps", "National Probation Service"
    CRC = "crc", "Community Rehabilitation Company"
    UNIFIED = "unified", "Probation Service (from 2021)"
    COURTS = "courts", "Courts service"
    INSPECTORATE = "inspectorate", "Inspectorate"
    SUPPLIER = "supplier", "Interventions supplier"
    CUSTODY = "custody", "Prison"
    OTHER = "other", "Other"
