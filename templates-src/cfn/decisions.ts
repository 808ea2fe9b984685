/** What is always so, never so, or so depending on questions of the form "is this parameter that text?", asked one after the other. */
export type Decision = boolean | Node
type Node = { id: number; question: Question; yes: Decision; no: Decision }
type Question = { thing: Thing; place: number; nodes: Map<number, Node> }
type Thing = { place: number; questions: Map<string, Question> }

/** Steps for one tree of templates: many times what a large product takes, and half a second. */
const most = 2 ** 18
const wide = 2 ** 26

/**
 * Works with decisions. Each is kept in one form only, so that two that are the same in all cases are the same object, and
 * what follows from what is found without trying the cases, of which every condition would double the number.
 * R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation, https://doi.org/10.1109/TC.1986.1676819
 */
export function decisions() {
  const things = new Map<string, Thing>()
  const known = new Map<number, Decision>()
  const opposites = new Map<Node, Decision>()
  let nodes = 0
  let steps = 0

  /** Whether a thing, such as a parameter, is a text. It is one of those allowed, if they are given. */
  function is(name: string, text: string, allowed?: readonly string[]): Decision {
    if (!things.has(name)) things.set(name, { place: things.size, questions: new Map() })
    const thing = things.get(name)!
    const others = allowed?.slice(0, -1)
    if (!allowed || others!.includes(text)) return node(questionOf(thing, text), true, false)
    // The last of those allowed is what it is when it is none of the others.
    return text === allowed.at(-1) && others!.reduce<Decision>((none, other) => and(none, not(is(name, other))), true)
  }

  function questionOf(thing: Thing, text: string): Question {
    const known = thing.questions.get(text)
    const question = known ?? { thing, place: thing.questions.size, nodes: new Map() }
    if (!known) thing.questions.set(text, question)
    return question
  }

  function node(question: Question, yes: Decision, no: Decision): Decision {
    // A question that changes nothing is not asked.
    if (yes === when(no, question)) return no
    const key = idOf(yes) * wide + idOf(no)
    const same = question.nodes.get(key)
    if (same) return same
    const made = { id: nodes++ + 2, question, yes, no }
    question.nodes.set(key, made)
    return made
  }

  function and(a: Decision, b: Decision): Decision {
    if (a === false || b === false) return false
    if (a === true || a === b) return b
    if (b === true) return a
    const key = Math.min(a.id, b.id) * wide + Math.max(a.id, b.id)
    const before = known.get(key)
    if (before !== undefined) return before
    if (steps++ > most) return false
    const question = isBefore(a.question, b.question) ? a.question : b.question
    const result = node(question, and(when(a, question), when(b, question)), and(unless(a, question), unless(b, question)))
    known.set(key, result)
    return result
  }

  function not(a: Decision): Decision {
    if (typeof a === 'boolean') return !a
    const before = opposites.get(a)
    if (before !== undefined) return before
    const result = node(a.question, not(a.yes), not(a.no))
    opposites.set(a, result)
    if (typeof result === 'object') opposites.set(result, a)
    return result
  }

  return {
    is,
    not,
    and: (...operands: Decision[]) => operands.reduce(and, true),
    or: (...operands: Decision[]) => not(operands.map(not).reduce(and, true)),
    /** Whether the one holds whenever the other does. Where that took too long to know, it counts as not implied. */
    implies: (given: Decision, target: Decision) => target === true || (and(given, not(target)) === false && steps <= most),
    /** Whether it took too long. */
    gaveUp: () => steps > most,
  }
}

const idOf = (decision: Decision) => (typeof decision === 'boolean' ? Number(decision) : decision.id)

const isBefore = (a: Question, b: Question) => (a.thing === b.thing ? a.place < b.place : a.thing.place < b.thing.place)

/** A decision when the answer to a question that comes no later than its own is yes: the thing is no other text then. */
function when(decision: Decision, question: Question): Decision {
  if (typeof decision === 'boolean' || decision.question.thing !== question.thing) return decision
  return decision.question === question ? decision.yes : when(decision.no, question)
}

/** A decision when the answer to a question that comes no later than its own is no. */
const unless = (decision: Decision, question: Question): Decision =>
  typeof decision === 'object' && decision.question === question ? decision.no : decision
