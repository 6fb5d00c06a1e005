"""RDF that people bring: read without harm, and what of its terms is understood."""
