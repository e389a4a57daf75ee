package clean

// Rules returns the rules of this package in the order in which they run. The
// order is part of the design: markup and phrases, so that debris cannot lend
// weight to its neighbours; then what gives the page its shape (breadcrumb,
// comments, menus, title); then the fields of the head; then what is left at the
// ends.
func Rules() []Rule {
	var rules []Rule
	rules = append(rules, scriptRules()...)
	rules = append(rules, markupRules()...)
	rules = append(rules, permalinkRules()...)
	rules = append(rules, inlineRules()...)
	rules = append(rules, phraseRules()...)
	rules = append(rules, breadcrumbRules()...)
	rules = append(rules, creditRules()...)
	rules = append(rules, commentRules()...)
	rules = append(rules, menuRules()...)
	rules = append(rules, titleRules()...)
	rules = append(rules, bylineRules()...)
	rules = append(rules, biographyRules()...)
	rules = append(rules, captionRules()...)
	rules = append(rules, dekRules()...)
	rules = append(rules, tagRules()...)
	rules = append(rules, listRules()...)
	rules = append(rules, edgeRules()...)
	rules = append(rules, repeatRules()...)
	return rules
}
