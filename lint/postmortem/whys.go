package postmortem

func (r *reader) readWhys() {}
