"""Drawing the cases to be read, as the inspectorate's own sampler draws them.

Source: ministryofjustice/probation-case-sampler, d11d92d (MIT, 2020).  Its rules, not its
code.  Where ours differs (people recorded as neither male nor female, missing police
numbers, halves, the seed) docs/decisions/inspection-sample.md says how and why.
"""
