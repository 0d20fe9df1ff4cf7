package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// namesOwner tells that s names owners and nothing else, in a place where it
// could as well be part of the text: a handle, an address, a team by that word,
// or a person that the document or a list of given names knows.
func (r *actionReader) namesOwner(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return false
	}
	owners := findOwners(s)
	if len(owners) == 0 {
		return false
	}
	covered := 0
	for _, o := range owners {
		if !r.isOwnerByName(s[o.start:o.end], o.kind) {
			return false
		}
		covered += o.end - o.start
	}
	return covered+8*len(owners) >= len(s)
}

func (r *actionReader) isOwnerByName(s string, kind OwnerKind) bool {
	switch kind {
	case OwnerHandle, OwnerEmail:
		return !strings.Contains(s, " ")
	case OwnerTeam:
		return isNamedTeam(s)
	case OwnerPerson, OwnerInitials:
		return r.isPerson(s)
	}
	return false
}

// isNamedTeam tells a team by a word that means nothing else.
func isNamedTeam(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "team", "squad", "guild", "tribe", "crew":
		return len(words) > 1
	}
	switch s {
	case "SRE", "SREs", "DBA", "DBAs", "QA", "NOC", "SOC", "CRE", "DBRE", "PSIRT", "CSIRT":
		return true
	}
	switch strings.ToLower(s) {
	case "devops", "devex", "devx", "secops", "netops", "infosec", "dataops", "mlops", "sysops":
		return isUpper(s[0])
	}
	switch strings.ToLower(words[0]) {
	case "équipe", "equipe", "equipo": // the noun stands first in these languages
		return len(words) > 1
	}
	return strings.EqualFold(words[0], "team") && len(words) == 2 && isUpper(words[1][0])
}

// isPerson tells a person by name: one that the metadata names, or one whose
// first name is a common given name.
func (r *actionReader) isPerson(s string) bool {
	low := strings.ToLower(s)
	if r.knownNames()[low] {
		return true
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) || strings.ContainsAny(w, "0123456789/_()") {
			return false
		}
	}
	return isGivenName(words[0]) || r.tookPart(low)
}

// isLowerName tells a common given name in lower case, as hasty lists have it;
// those that are words as well are left out.
func isLowerName(s string) bool {
	if len(s) < 3 || len(s) > 12 || !isLower(s[0]) || !isGivenName(s) {
		return false
	}
	switch s {
	case "max", "min", "per", "rune", "said", "frank", "bill", "penny", "joy", "guy", "don", "jay", "iris", "chi", "jan", "gary", "hugo", "marina", "olive", "stella", "luna", "vera", "martin", "victor", "ray", "pat",
		"dean", "sue", "jack", "lily", "rosa", "rich", "grace", "norman", "carol", "dart", "pascal", "julia", "ali", "ming", "jun", "lin", "leo":
		return false
	}
	return true
}

// knownNames are the people of the document's metadata, whole and by first
// name, in lower case.
func (r *actionReader) knownNames() map[string]bool {
	if r.known != nil {
		return r.known
	}
	r.known = map[string]bool{}
	for _, t := range r.doc.Meta.Authors {
		addName(r.known, t.Plain)
	}
	for _, f := range r.doc.Meta.All {
		if f.Key == FieldOwner {
			addName(r.known, f.Value.Plain)
		}
	}
	return r.known
}

// addName adds a name whole, by its first and last word and by its initials.
func addName(known map[string]bool, name string) {
	name = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(name), "@"))
	if len(name) < 2 || namesNobody(name) || isTeam(name) || isRole(name) {
		return
	}
	known[name] = true
	if first, _, ok := strings.Cut(name, " "); ok && len(first) > 2 && strings.Count(name, " ") < 3 {
		known[first] = true
	}
	if last := name[strings.LastIndexByte(name, ' ')+1:]; len(last) > 3 && strings.Contains(name, " ") {
		known[last] = true
	}
	if in := initials(name); len(in) > 1 {
		known[in] = true
	}
}

// tookPart tells, of a name in lower case, that the document lists it among those
// who took part.
func (r *actionReader) tookPart(name string) bool {
	if r.people != nil {
		return r.people[name]
	}
	r.people = map[string]bool{}
	for _, f := range r.doc.Meta.All {
		if f.Key != "" || !namesPeople(f.Label.Plain) {
			continue
		}
		for name := range strings.FieldsFuncSeq(f.Value.Plain, func(c rune) bool { return c == ',' || c == ';' || c == '&' || c == '/' }) {
			if looksLikeName(name) {
				addName(r.people, name)
			}
		}
	}
	for _, p := range r.doc.People {
		if looksLikeName(p.Name.Plain) {
			addName(r.people, p.Name.Plain)
		}
	}
	return r.people[name]
}

// namesPeople tells a label of those who took part: "Attendees", "Deciders".
func namesPeople(label string) bool {
	switch strings.ToLower(strings.Trim(label, " :*_()s")) {
	case "attendee", "participant", "decider", "people", "people involved", "involved", "team member", "member", "responder", "reporter", "consulted", "informed":
		return true
	}
	return roleName(label) != ""
}

// initials are the first letters of a name's words.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if isLetter(w[0]) {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// isGivenName knows common given names of many languages. Those that are as
// often something else where software is spoken of are left out (Jenkins,
// Travis, Ruby, Crystal, May, Will, Mark, Grant, Chase, Art).
func isGivenName(s string) bool {
	s = withoutAccents(strings.ToLower(s))
	return len(s) > 1 && strings.IndexByte(s, ' ') < 0 && strings.Contains(givenNames, " "+s+" ")
}

// withoutAccents drops the accents of Latin letters, in lower case, since names
// are written with and without them.
func withoutAccents(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return accents.Replace(s)
		}
	}
	return s
}

var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ą", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "í", "i", "ì", "i", "î", "i", "ï", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ń", "n", "ç", "c", "ć", "c", "č", "c", "š", "s", "ś", "s", "ž", "z", "ż", "z", "ź", "z", "ł", "l", "ř", "r", "ý", "y")

const givenNames = " aaron abby abdul abigail adam adrian agnes ahmed aisha akira alan albert alberto alejandro alejandra alessandro alex alexander alexandra alexis alfred ali alice alicia alina alison allison alvaro amanda amelia " +
	"amina amir amit amy ana anastasia anders andrea andreas andrei andrew andrey andy angela angelina anil anita anja anjali ankit ann anna anne annie anthony anton antonio arjun arnold arthur arun ashley audrey axel ayesha barbara bart beatrice ben benjamin " +
	"benoit bernard beth bianca bill bjorn bjorn bo bob boris brad brandon brenda brendan brian bruce bruno bryan caitlin camila camille carl carla carlos carmen carol caroline catherine cathy cecilia charlie charles charlotte chen cheng chi chiara chloe chris christian christina " +
	"christine christoph christophe christopher cindy claire clara claudia claus clement colin connor courtney craig cristina cynthia damien dan dana daniel daniela danielle danny darren dave david dean deborah deepak denise dennis derek diana diane diego dimitri dinesh dmitri dmitry dominic dominik " +
	"don donald donna doris dorothy doug douglas duncan dylan ed eddie edgar eduardo edward edwin eileen elaine elena eleanor eli elias elizabeth ella ellen emil emily emma emmanuel enrique eric erica erik erika erin esther ethan eugene eva evan eve evelyn fabian fabio farah fatima federico felix fernanda fernando filip " +
	"fiona florian francesca francesco francis francisco francois francois frank franz fred frederic fredrik gabriel gabriela gareth gary geoff george gerard giovanni giulia glen glenn gonzalo gordon graham greg gregory guillaume gunther gustavo guy hamid hana hannah hans harold harry haruto hassan heather hector heidi " +
	"helen helena helga henri henrik henry hiroshi holly howard hugo hussein ian ibrahim ida igor ilya imran ines ingrid irene iris isaac isabel isabella ivan ivana jack jackie jacob jacqueline jaime jake jakob jakub james jamie jan jana jane janet janice jason javier jay jean jeff jeffrey jen jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joao " +
	"joao joe joel joerg johan johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua jose joy joyce juan judith judy julia julian juliana julie julien julio jun justin jorg jurgen kai karen karim karin karl karthik katarina kate katherine kathleen kathryn kathy katie katja katrin kavita keith kelly ken kenji kenneth kerry kevin kim " +
	"kiran klaus kristen kristian kristin kumar kurt kyle lara larry lars laura lauren laurence laurent lea leah lee lena leo leon leonardo leonie leslie li liam lily lin linda linus lisa liz lorenzo louis louise luc luca lucas lucia lucy luigi luis luisa lukas luke lydia maciej madison magnus maja malik manuel marc marcel marcin marco marcos marcus maria mariam mariana marie marina mario marion marius " +
	"markus marta martha martin martina marvin mary mateo mateusz mathias mathieu matt matteo matthew matthias maurice mauro max maxim maya megan mehmet mei melanie melissa mia michael michaela michal michel michele michelle miguel mika mike mikhail milan mina ming miriam mohamed mohammad mohammed mohan monica monika morgan muhammad nadia nancy naomi natalia natalie natasha nathan neha neil nick nicholas nico nicola nicolas " +
	"nicole niels nigel nikhil niklas nikita nikolai nils nina nora norman olaf oleg olga oliver olivia olivier omar oscar otto owen pablo paola paolo parker pascal pat patricia patrick patrik paul paula paulo pavel pedro penny per peter petra phil philip philipp philippe pierre piotr pooja prakash pranav priya quentin rachel rafael raj rajesh ralph ramesh ramon raphael raquel rasmus raul ravi raymond rebecca " +
	"renata rene rene rhys ricardo richard rick rita robert roberto robin rodrigo roger rohan rohit roland roman ron ronald rosa rosie ross roy rudolf rune russell ryan sabine sabrina sachin said sally salma sam samantha samir samuel sandeep sandra sanjay santiago sara sarah sasha satoshi scott sean sebastian sergei sergey sergio shane shannon sharon shaun shawn sheila shreya silvia simon simone sofia sofie sonia sonja " +
	"sophia sophie soren soren stacy stan stefan stefanie stefano stella stephan stephanie stephen steve steven stuart sue sunil suresh susan susanne suzanne sven svetlana sylvia sylvie takashi takeshi tamara tanja tanya tara tariq tatiana ted teresa terry theo theresa thiago thomas tiffany tim timo timothy tina tobias todd tom tomas tomasz tommy toni tony tracy tyler ulrich uwe valentina valentin valerie vanessa vera victor victoria viktor vijay vikram " +
	"vincent vinod virginia vivek vladimir wang wei wendy werner wilhelm willem william willi wolfgang xavier xiao yan yang yara yasmin yuki yuri yusuf yves yvonne zach zachary zara zhang zoe zoe "
