package postmortem

func (r *reader) readPeople() {}
