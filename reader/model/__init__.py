"""The values of the program and the ports between its layers.  No I/O, no foreign library.

A position is (block, offset): the index of a block in its document and a count of code points in the block's source
text.  Every value is frozen; lists are tuples.
"""
