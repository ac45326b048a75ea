# envelope
