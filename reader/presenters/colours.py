"""What the eight colours of annotations are called."""

from reader.i18n import gettext as _
from reader.model.annotation import Colour


def colour_name(colour: Colour) -> str:
    return {
        Colour.YELLOW: _("黃"),
        Colour.RED: _("紅"),
        Colour.GREEN: _("綠"),
        Colour.BLUE: _("藍"),
        Colour.PURPLE: _("紫"),
        Colour.MAGENTA: _("洋紅"),
        Colour.ORANGE: _("橙"),
        Colour.GREY: _("灰"),
    }[colour]
