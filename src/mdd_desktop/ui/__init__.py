"""The window: the only place that knows Qt."""

from mdd_desktop.ui.lasting import keep_values_alive

keep_values_alive()
