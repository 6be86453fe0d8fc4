"""Let tests write `from notation import …`, keep Qt off the display, and keep hypothesis steady."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))  # the package, also where it is not installed

# The same examples each time: a failure can be repeated. Time on a shared machine says nothing.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
