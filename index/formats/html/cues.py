"""What pages call their parts, in tags, classes and words: a word added here is one learnt."""

from __future__ import annotations

import re

from index.formats.html.tokens import names

FURNITURE_TAGS = names(
    "nav footer aside menu form button select label textarea option dialog noscript "
    "amp-ad amp-embed amp-sidebar amp-consent"
)
# What pages call the parts that are not the article, in class, id and role.
FURNITURE_WORDS = names(
    "ad ads advert advertisement advertising banner breadcrumb breadcrumbs comment "
    "commentlist comments complementary consent contentinfo cookie cookies copyright dialog "
    "disqus donate donation footer gdpr login menu modal most nav navbar navigation "
    "newsletter outbrain overlay pager pagination paywall popular popup promo promoted "
    "promotion rail recirc recirculation recommend recommendation recommendations recommended "
    "register related relatedposts replies reply respond search share sharebar sharedaddy "
    "sharing sidebar signup skip social sponsor sponsored subscribe subscription taboola tags "
    "teaser teasers toolbar trending widget"
)
ARTICLE_WORDS = tuple(
    names(words)
    for words in ("articlebody", "article body", "article content", "article text", "article main",
                  "story body", "story content", "story text", "entry content", "post content",
                  "post body", "post text")
)  # fmt: skip
EMBEDDED_WORDS = names("embed embedded quote pullquote tweet")
CAPTION_WORDS = names("caption figcaption credit credits")
DEK_WORDS = names(
    "dek standfirst subtitle subheadline subhead deck lede chapeau description abstract"
)
BYLINE_WORDS = names(
    "author authors byline bylines dateline published pubdate date datetime time timestamp"
)
BYLINE = re.compile(r"(?:by|von|par|por|di|автор|от)\s+\w", re.I)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# Headings under which readers' words stand, or other articles.
COMMENTS = re.compile(
    r"(?:(?:\d+|top rated|join the|reader|latest|all) )?comments?(?: \(?\d+\)?)?"
    r"|leave a (?:reply|comment)|join the (?:discussion|conversation)|(?:\d+ )?(?:kommentare?"
    r"|commentaires?|comentarios?|comentários?|commenti|reacties|комментари[ий]|评论|コメント)",
    re.I,
)
OTHER_ARTICLES = re.compile(
    r"(?:related|more|recommended|latest|popular|trending|other|similar)(?: \w+){0,2}? "
    r"(?:articles?|stories|story|news|posts?|topics|content|reading|coverage|for you|like this)"
    r"|more (?:from|in|on|about) .{1,40}|related|recommended|read (?:more|next|also)|see also"
    r"|most (?:read|popular|viewed)|(?:you (?:may|might) also (?:like|enjoy)|you may like)"
    r"|mehr zum thema|weitere (?:artikel|themen)|das könnte sie auch interessieren"
    r"|(?:à )?lire aussi|sur le même sujet|artículos relacionados|te puede interesar|más noticias"
    r"|leia também|veja também|leggi anche|lees ook|читайте также|по теме|você pode gostar"
    r"|关联阅读|相关阅读|相关新闻|関連記事",
    re.I,
)
# Words that label a part of the page or a button.
FURNITURE_LINE = re.compile(
    r"(?:story continues below |continues? (?:below|after) )?(?:advert|advertisement|ad|anzeige"
    r"|werbung|publicit[éà]|publicidad(?:e)?|pubblicità|реклама|广告)|share(?: this)?"
    r"|tweet|print|e-?mail|whatsapp|facebook|twitter|linkedin|copy link|save|listen|comments?"
    r"|share (?:on \w+|this (?:article|story|page|post))|advertiser content|sponsored|read more"
    r"|teilen|drucken|compartir|partager|condividi|close|loading",
    re.I,
)
ABOUT_THE_SITE = re.compile(
    r"\bcookies?\b|\bprivacy (?:policy|overview|notice)|\bterms of (?:use|service)"
    r"|all rights reserved|\bsubscrib|\bsign up\b|\bnewsletter|\bjavascript\b|\bdatenschutz",
    re.I,
)
