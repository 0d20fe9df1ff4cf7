package postmortem

// readBlocks reads the block structure of the body.
func (r *reader) readBlocks(body int) {}
