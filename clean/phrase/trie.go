package phrase

import (
	"cmp"
	"slices"
)

// trie holds patterns token by token. Node 0 is the root.
type trie struct {
	nodes []node
	first []int32    // nodes behind the root, by token; 0 for none
	begin wordFilter // the words that a pattern may begin with, if it begins with one or with a number
	edges []edge     // from the other nodes, those of a node side by side and sorted
}

// node is a place within patterns. Indexes are 0 for none.
type node struct {
	within  uint64   // categories of the phrases that pass or end here
	edges   int32    // first of the edges to the nodes behind literals
	degree  int32    // their number
	number  int32    // node behind {n}
	word    int32    // node behind {w}
	words   int32    // node behind {*}
	accepts int32    // first of the phrases that end here, in Matcher.accepts
	joins   int32    // first of the nodes reached along with this one, in Matcher.joins
	kind    itemKind // what leads here
}

// edge leads to the node behind a literal.
type edge struct{ token, node int32 }

// literal returns the node behind a literal token, 0 if there is none. The root
// has thousands of such nodes, a few others have hundreds, most have one.
func (tr *trie) literal(from, token int32) int32 {
	if from == 0 {
		if int(token) < len(tr.first) {
			return tr.first[token]
		}
		return 0
	}
	const few = 8
	nd := &tr.nodes[from]
	edges := tr.edges[nd.edges : nd.edges+nd.degree]
	for len(edges) > few {
		if half := len(edges) / 2; edges[half].token <= token {
			edges = edges[half:]
		} else {
			edges = edges[:half]
		}
	}
	for _, e := range edges {
		if e.token == token {
			return e.node
		}
	}
	return 0
}

// grower is a trie to which nodes can be added. Until it is finished, the nodes
// behind the literals of a node are in a list.
type grower struct {
	nodes []node
	links []link // of the nodes
	first []int32
}

// link is a node's place in the list. Indexes are 0 for none.
type link struct {
	token   int32 // what leads to the node, for literals
	child   int32 // first node behind it
	sibling int32 // next node behind the same one
}

// newGrower returns a grower with the root alone and room for nodes.
func newGrower(room int) grower {
	return grower{nodes: make([]node, 1, room), links: make([]link, 1, room)}
}

// grow adds a node that nothing leads to so far.
func (g *grower) grow(nd node, token int32) int32 {
	g.nodes = append(g.nodes, nd)
	g.links = append(g.links, link{token: token})
	return int32(len(g.nodes) - 1)
}

// link leads from a node to a new one.
func (g *grower) link(from, fresh int32) {
	before, token := &g.nodes[from], g.links[fresh].token
	switch g.nodes[fresh].kind {
	case number:
		before.number = fresh
	case anyWord:
		before.word = fresh
	case anyWords:
		before.words = fresh
	default:
		if from == 0 {
			if missing := int(token) + 1 - len(g.first); missing > 0 {
				g.first = append(g.first, make([]int32, missing)...)
			}
			g.first[token] = fresh
			return
		}
		g.links[fresh].sibling, g.links[from].child = g.links[from].child, fresh
	}
}

// literal is that of a trie.
func (g *grower) literal(from, token int32) int32 {
	if from == 0 {
		if int(token) < len(g.first) {
			return g.first[token]
		}
		return 0
	}
	child := g.links[from].child
	for child != 0 && g.links[child].token != token {
		child = g.links[child].sibling
	}
	return child
}

// finish returns the trie, given the words by number.
func (g *grower) finish(words []string) trie {
	tr := trie{nodes: g.nodes, first: g.first, edges: make([]edge, 0, len(g.nodes))}
	for token, node := range g.first {
		if node != 0 {
			tr.begin.add(words[token])
		}
	}
	for _, word := range multipliers {
		tr.begin.add(word)
	}
	for i := range tr.nodes {
		nd := &tr.nodes[i]
		nd.edges = int32(len(tr.edges))
		for child := g.links[i].child; child != 0; child = g.links[child].sibling {
			tr.edges = append(tr.edges, edge{g.links[child].token, child})
		}
		own := tr.edges[nd.edges:]
		nd.degree = int32(len(own))
		slices.SortFunc(own, func(a, b edge) int { return cmp.Compare(a.token, b.token) })
	}
	return tr
}
