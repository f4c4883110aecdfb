"""Words in their surroundings, over time and typical ones: a window with three tabs.

kwic            lines aligned at the words that are asked for
figures         tables of figures that sort as figures
companions      the words that keep company with them
lines_tab, time_tab, terms_tab      the three tabs
chart           several series over time; the only importer of pyqtgraph
window          the window around the tabs
analysing       between the window, the page and the process that answers
"""
