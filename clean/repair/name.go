package repair

// variantRule is the name of the rule that also runs over names alone.
const variantRule = "name.variant"

func nameRules() []Rule {
	return []Rule{
		{
			Name: "name.literal", Tier: Must, English: true, needs: trigger{class: literalSense},
			Doc: "A surname that was translated as a word, where a table has the word for a surname of the text and a person acts or owns; flagged where the word may mean itself.",
			run: restoreSurnames,
		},
		{
			Name: variantRule, Tier: Should,
			Doc: "A name written wrongly once against its other uses in the text, or against the table of public names where given name and surname fit.",
			run: fixVariants,
		},
	}
}
