package repair

func tokenRules() []Rule {
	return []Rule{
		{
			Name: "token.subword", Tier: Must, needs: trigger{bytes: "@#" + string([]byte{nonASCII})},
			Doc: "The marks that subword tokenizers leave at the seams of words; letters that a language owns, handles and code stay.",
			run: joinSubwords,
		},
		{
			Name: "token.spacing", Tier: Must,
			Doc: "The spaces and marks of tokenised text, where the paragraph shows two signs of it or one that nobody types.",
			run: detokenize,
		},
		{
			Name: "token.placeholder", Tier: Must, needs: trigger{bytes: "<[{%_$@#N" + string([]byte{nonASCII}), class: placeholder},
			Doc: "Marks that stand for lost text are flagged; sentence marks of translation models are cut.",
			run: findPlaceholders,
		},
	}
}
