"""What every test can use: databases, a browser, one way to draw examples, and no silent skips."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.hulp.postgres", "tests.hulp.browser", "tests.hulp.overgeslagen"]

# The suite draws the same examples every time, so that red means the code changed. `make campagne` looks for more.
TRAAG = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "suite", deadline=None, derandomize=True, print_blob=True, suppress_health_check=TRAAG
)
settings.register_profile(
    "campagne",
    deadline=None,
    max_examples=int(os.environ.get("KERNPROCES_VOORBEELDEN", "2000")),
    print_blob=True,
    suppress_health_check=TRAAG,
)
settings.load_profile("suite")
