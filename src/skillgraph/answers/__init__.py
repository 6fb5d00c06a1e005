"""The product's own questions, answered from a view: plain values that can be shown in any form."""
