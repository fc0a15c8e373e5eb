"""The noun phrase that a number measures, cut out of the words before or after it (figures.md §2, ``metric``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.mentions.cues import Cues
from etl.mentions.metrics.trimming import tidy, without_comparison, without_opening, without_origin, without_particles
from etl.value import value

HIDDEN = "□"
_MASKED = re.compile(
    r"“(?![^”]{0,29}[。！？，；]”)[^”]{1,30}”|《[^》]{1,60}》|（[^）]{1,40}）|\([^)]{1,40}\)|「[^」]{1,30}」|‘[^’]{1,20}’"
)
"""A name in quotation marks, not a sentence that someone says: that one ends with a mark of its own."""
_OPENS = frozenset("“《（(「‘")
_PARTICLES_END = re.compile(
    r"(?:(?:(?<=成本)|(?<=价格)|(?<=费用)|(?<=利润)|(?<=收入)|(?<=产量))(?:就|也)?能|同比|(?<=[业率量额值人位数模品目])要|连续[\d一二三四五六七八九十多]{1,3}(?:年|个?月|个?季度|次|届)|了|的|在|又|再|还|就|已|将|可|虽然?|却|则|仍然?|依然|(?<!平)均|都|也|(?<![行作成认以因称定])为|约|近|共|各|每|首次|全年|年|累计|合计|双双|分别|成功|历史性|率先|有望|\s|、|：|，|“)$"
)
_LONGEST_PARTICLE = len("连续十二三个季度")
_NOMINAL = re.compile(r"[率量度额数值力性化型者员制点区业]")
_BRACKET = re.compile(r"^\s*(?:（[^）]*）|\([^)]*\))")
SHORT = 2
"""A noun of at most this many characters says too little without the verb before it."""
_LONGEST_HEAD = 6
_REMEMBERED = 10_000
"""Stretches of words kept with what was read in them: 同比增长 and 家 stand beside every third number."""
_TOGETHER = ("共建", "共享", "共性", "共用", "高标准农", "高标准厂", "高标准仓")
"""共 opens these words, it counts nothing; 高标准农田 is what a field is, not how it is laid out."""
_ACTS = (
    r"(?:(?<![公总自早即大小归偿生修纠改])(?P<adverb>(?:{0})+)|(?<![存现所潜作成认以因称方面走流去定转导纵横志意绝相针反自理供补全])(?:{1})(?![接口标象应比手策联])[^、，]{{2,20}}?)"
    r"(?P<verb>{2})"
)
"""A verb behind an adverb (平台累计培训学员) or behind what its deed is done to or where (在园区举办活动)."""
_MODIFIER = "[“《「□]|{modifier}"
_COMPARED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:比|较)(?![重例率值为])[^，。、]{2,10}$")
_TAKEN = re.compile(r"\S{0,10}?(?<![掌一])把(?=\S{2})")
"""公司把年产能从3000台提升到…: what is acted on stands behind 把."""
_OF_THEM = ("其中", "另外", "此外")
_SO_MANY_PLACES = re.compile(r"^[两三四五六七八九十][市区县地省州](?=[\u4e00-\u9fff]{2})")
_NAMES_ON = "(?:重点|示范|试点|先进|标杆)?{named_thing}(?![域位])"
_MEASURED = re.compile(r"金额|总额|总量|数量|总值|[\u4e00-\u9fff]{1,2}率")
_ARRIVES = re.compile(r"\S{0,5}[至到为]了?")


@value
class Phrase:
    """What stands before a number: the noun phrase, the predicates between the two (nearest first), the leading verbs."""

    noun: str
    predicates: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    subject: str = ""


def mask(text: str) -> str:
    """Hide quoted and bracketed words behind a neutral character of the same length, so that no cue is seen inside.

    >>> mask("获评“双高计划”建设")
    '获评□□□□□□建设'
    """
    if _OPENS.isdisjoint(text):
        return text
    return _MASKED.sub(lambda match: HIDDEN * len(match.group()), text)


_ENDS_WORD = {"为": tuple("行作成认以因称"), "列": tuple("班专车系序队"), "降": ("起",)}
"""行为, 专列 and 起降 are nouns: what a predicate must not stand behind."""


class PhraseReader:
    """Cuts noun phrases; built from the cue words."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._first_tail = cues.at_end("reach", "done", "up", "down", "adverb", "per_year", "mom", "rank_lead")
        self._next_tail = cues.at_end("reach", "adverb", "tail", "per_year", "mom")
        tails = ("reach", "done", "up", "down", "adverb", "per_year", "mom", "rank_lead", "tail")
        self._longest_tail = max(_LONGEST_PARTICLE, *(len(term) for role in tails for term in cues.terms(role)))
        self._moves = cues.terms("up") | cues.terms("down")
        self._done = cues.terms("done") - cues.terms("reach")
        self._lead = cues.at_start("lead", "adverb")
        self._verbs = cues.terms("lead") - cues.terms("adverb")
        self._verb_last = cues.at_end("lead", "done")
        self._deed = cues.anywhere("lead", "done")
        self._before_verb = cues.terms("before_verb")
        self._done_now = re.compile(rf"(?:{cues.alternatives('lead', 'done')})了")
        self._nominal = cues.terms("nominal")
        self._no_suffix = cues.at_start("no_suffix")
        self._cut = cues.anywhere("cut")
        self._acts = re.compile(_ACTS.format(*map(cues.alternatives, ("before_verb", "preposition", "lead"))))
        self._achieve = cues.terms("achieve")
        self._opens_rest = cues.at_start("select", "up", "down", "reach", "adverb")
        self._right = cues.anywhere("right")
        self._compound = cues.anywhere("compound")
        self._set_aside = cues.at_start("set_aside")
        self._reckoned = cues.endings("reckoned")
        self._modifier, self._names_on = cues.pattern(_MODIFIER), cues.pattern(_NAMES_ON)

        self._known_before = lru_cache(_REMEMBERED)(self._before)
        self._known_after = lru_cache(_REMEMBERED)(self._after)

    def before(self, left: str) -> Phrase:
        """Read the words before a number, from the last separator on.

        The tail gives the predicates, the head loses its adverbs and verbs, and of what is left the part after the
        last plain verb is the noun phrase; the part before that verb is its subject.
        """
        return self._known_before(left)

    def _before(self, left: str) -> Phrase:
        noun, predicates = self._strip_tail(without_comparison(left))
        bare = without_origin(noun)
        if bare != noun:
            noun, further = self._strip_tail(bare)
            predicates += further
        noun, verbs = self._strip_head(without_opening(noun))
        taken = _TAKEN.match(noun)
        subject, noun, inner = self._cut_inside(noun[taken.end() :] if taken else noun)
        noun = _SO_MANY_PLACES.sub("", tidy(noun))
        noun = "" if len(noun) < SHORT or self._is_circumstance(noun) else noun
        return Phrase(noun, predicates, (*verbs, *inner), tidy(subject))

    def _is_circumstance(self, phrase: str) -> bool:
        """剔除价格因素后 says how a number was reckoned, not what it measures."""
        return phrase.endswith(self._reckoned) and self._set_aside.match(phrase) is not None

    def without_last_verb(self, noun: str) -> str:
        """Take the verb off whose object is the next number (100家企业开发|1000个模型)."""
        done = self._verb_last.search(noun, SHORT)
        return noun[: done.start()] if done else noun

    def uncut(self, left: str) -> str:
        """Return the words before a number without predicates and leading verbs, but with verbs inside left in place."""
        return tidy(self._strip_head(self._strip_tail(left)[0])[0])

    def _strip_tail(self, left: str) -> tuple[str, tuple[str, ...]]:
        rest, predicates = left.rstrip(), []
        masked, moved = mask(rest), False
        while rest:
            masked = masked[: len(rest)]  # nothing is cut within a mask
            reach = max(0, len(rest) - self._longest_tail)  # an end of the text is not looked for at its beginning
            particle = _PARTICLES_END.search(masked, reach)
            match = (self._next_tail if moved else self._first_tail).search(masked, reach)
            if match is not None and masked[: match.start()].endswith(_ENDS_WORD.get(match.group(), ())):
                match = None
            if match is not None and match.group() == "是" and masked.endswith(("就是", "还是", "都是", "特别是")):
                match = None
            if match is None and particle is None:
                compared = _COMPARED.search(masked) if moved else None
                if compared is None:
                    break
                rest = rest[: compared.start()]
                continue
            cut = min(found.start() for found in (match, particle) if found is not None)
            word = rest[cut:]
            if match is not None and match.start() == cut:
                predicates.append(word)
                moved = moved or word in self._moves or word in self._done
            rest = rest[:cut].rstrip()
        return rest, tuple(predicates)

    def _strip_head(self, phrase: str) -> tuple[str, tuple[str, ...]]:
        rest, verbs, modal = without_particles(phrase), [], False
        for _ in range(6):
            match = self._lead.match(rest)
            if match is None or (len(rest) - match.end() < 2 and match.group() not in self._verbs):
                break
            if self._names_with(match.group(), rest[match.end() :], modal):
                break
            modal = match.group() in self._before_verb
            if match.group() in self._verbs:
                verbs.append(match.group())
            rest = without_particles(rest[match.end() :])
        return rest, tuple(verbs)

    def _names_with(self, verb: str, following: str, modal: bool) -> bool:
        """Tell whether a verb and what follows are one name (签约金额, 对接成功率); behind 预计 生产 is a verb."""
        if verb + following[:1] in _TOGETHER:
            return True
        if _MEASURED.fullmatch(following):
            return verb in self._verbs
        if (len(verb) < SHORT or verb in self._before_verb) and self._lead.match(following):
            return False  # 要用好100亿元基金, 计划投入2亿元
        if verb in _OF_THEM:
            return False  # 其中区外就业
        return self._is_noun(verb, following) and (not modal or len(verb) < SHORT or len(following) <= SHORT)

    def _is_noun(self, word: str, following: str) -> bool:
        """建设 in 建设用地 and 实现 in 实现率 are no verbs; 建设 in 建设省级平台 is."""
        if word in self._nominal:
            return self._modifier.match(following) is None
        return self._is_suffixed(following)

    def _cut_inside(self, phrase: str) -> tuple[str, str, tuple[str, ...]]:
        if phrase.startswith("每"):  # 每万人拥有…: the ratio is the metric
            return "", phrase, ()
        start, verb, end = self._last_verb(mask(phrase))
        if not verb:
            return "", phrase, ()
        inner, more = self._strip_head(phrase[end:])
        subject = phrase[:start]
        if verb in self._achieve and len(inner) <= _LONGEST_HEAD and self._cues.heads.search(inner):
            kept = end if phrase[: end - len(verb)].endswith("累计") else end - len(verb)  # 累计完成投资 is its name
            return "", phrase[:kept] + inner, (verb,)
        if len(inner) <= SHORT:  # 城镇新增就业 is one name; of a long subject the verb stays with its noun (落地项目)
            return ("", phrase, (verb,)) if end - len(verb) <= SHORT * 2 else (subject, verb + inner, ())
        return subject, inner, (verb, *more)

    def _last_verb(self, masked: str) -> tuple[int, str, int]:
        """The last verb inside a phrase: where what goes before its object begins (向企业 in 向企业推介项目), the verb, its end."""
        last = (0, "", 0)
        for match in self._cut.finditer(masked):
            rest = masked[match.end() :]
            if (
                (match.start() > 1 or masked.startswith("新"))
                and match.start()
                and _has_object(rest)
                and not self._is_suffixed(rest)
            ):
                last = (match.start(), match.group(), match.end())
        for match in self._acts.finditer(masked):
            rest, verb = masked[match.end() :], match["verb"]
            sure = match["adverb"] or masked[match.start()] in "向把将"
            nominal = self._is_suffixed(rest) if sure else self._is_noun(verb, rest)
            if match.end() >= last[2] and _has_object(rest) and not nominal:
                last = (match.start(), verb, match.end())
        return last

    def _deeds(self, masked: str) -> Iterator[int]:
        for match in self._deed.finditer(masked, SHORT):
            rest = masked[match.end() :]
            if len(rest) >= SHORT and "的" not in rest[:1] and not self._is_noun(match.group(), rest):
                yield match.start()

    def after(self, right: str, acting: bool = False) -> tuple[str, str]:
        """Read the words after a number, up to the next separator: the noun phrase and the rest that begins with a verb.

        ``acting`` says that something is done for or by the noun (为5万名老人发放补贴), so that a verb comes behind it.

        >>> from etl.vocabulary.tables import rows
        >>> PhraseReader(Cues(rows("cues"))).after("企业入选国家试点名单")
        ('企业', '入选国家试点名单')
        """
        return self._known_after(right, acting)

    def _after(self, right: str, acting: bool) -> tuple[str, str]:
        rest = without_particles(_BRACKET.sub("", right))
        masked = mask(rest)
        end = len(rest)
        if _ARRIVES.fullmatch(masked):  # 由137个压减到41个
            return "", rest
        compounds = [found.span() for found in self._compound.finditer(masked)]
        if acting:
            end = next((at for at in self._deeds(masked)), end)
        acts = [found for found in (self._acts.search(masked, SHORT), self._done_now.search(masked, SHORT)) if found]
        for match in [*self._right.finditer(masked), *acts]:
            if any(first <= match.start() < last for first, last in compounds):
                continue  # 均 in 均衡发展县
            if self._names_on.match(masked, match.end()):
                continue  # 提升 in 产能提升示范县
            if masked[: match.start()].endswith("级"):
                continue  # 省级整治项目
            opens = match.start() == 0 and (match.end() == len(masked) or self._opens_rest.match(masked))
            if match.start() >= 2 or opens:
                end = min(end, match.start())
        return tidy(rest[:end]), rest[end:]

    def _is_suffixed(self, following: str) -> bool:
        """覆盖 in 覆盖率 is part of a noun; in 开放数据集 what follows is a word of its own."""
        return _NOMINAL.match(following) is not None and self._no_suffix.match(following) is None


def _has_object(rest: str) -> bool:
    """A verb inside a phrase has its object behind it, unless 的 makes an attribute of both (企业开展的项目)."""
    return len(rest) >= SHORT and not rest.startswith("的") and "的" not in rest[:-3]
