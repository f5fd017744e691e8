"""A Whoosh codec over memory-mapped arrays: segments as files of NumPy arrays.

One module, one idea: `arrays` a file of named arrays; `dictionary` sorted terms; `postings` and
`columns` what is looked up; `segment` all of it, opened; `builder`, `inversion`, `stemming` and
`merging` how a segment comes to be; `whoosh_codec` what stock Whoosh reads.
"""
