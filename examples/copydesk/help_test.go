package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/repair"
)

func TestRules(t *testing.T) {
	words := strings.Join(strings.Fields(execute(t, "", "rules").stdout), " ")
	for _, rule := range clean.Rules() {
		assert.Contains(t, words, rule.Name+" "+strings.Join(strings.Fields(rule.Doc), " "))
	}
	for _, rule := range repair.Rules() {
		assert.Contains(t, words, rule.Name+" ("+rule.Tier.String()+") "+strings.Join(strings.Fields(rule.Doc), " "))
	}
}
