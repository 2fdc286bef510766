"""What the accounts of a story say: passages, people, quotations, times, events, figures."""
