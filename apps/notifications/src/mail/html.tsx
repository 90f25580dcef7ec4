import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  Row,
  render,
  Section,
  Text,
} from 'react-email';
import { STYLESHEET, style } from './html-style.ts';
import type { Action, Card, Entry, MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import type { Reader } from './write-mail.ts';

/** The e-mail as HTML for mail programs old and new, in a narrow or a wide window, by day or in dark mode. */
export const asHtml = (content: MailContent, reader: Reader): Promise<string> =>
  render(<Page content={content} reader={reader} />);

function Page({ content, reader: { company, locale, links } }: { content: MailContent; reader: Reader }) {
  const { greeting, farewell, footer } = MAIL_TEXTS[locale];
  return (
    <Html lang={locale}>
      <Head>
        <title>{content.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{STYLESHEET}</style>
      </Head>
      <Body lang={locale} className="page" style={style.page}>
        <Preview>{content.preview}</Preview>
        <Container style={style.column}>
          <Text className="brand" style={style.brand}>
            Passung
          </Text>
          <Heading as="h1" className="strong" style={style.heading}>
            {content.heading}
          </Heading>
          <Text style={style.paragraph}>{greeting}</Text>
          {content.introduction.map((sentence) => (
            <Text key={sentence} style={style.paragraph}>
              {sentence}
            </Text>
          ))}
          {content.cards.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two cards may say the same, and they never move
            <CardSection key={index} card={card} />
          ))}
          {content.closing.map((sentence) => (
            <Text key={sentence} style={style.paragraph}>
              {sentence}
            </Text>
          ))}
          <Text style={style.paragraph}>{farewell}</Text>
          <Text className="faint" style={style.footer}>
            {footer.why(company)}
            <br />
            <Link href={links.preferences} className="faint" style={style.footerLink}>
              {footer.preferences}
            </Link>
            {' · '}
            <Link href={links.unsubscribe} className="faint" style={style.footerLink}>
              {footer.unsubscribe}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function CardSection({ card }: { card: Card }) {
  return (
    <Section className="card" style={style.card}>
      <Text className="brand" style={style.kicker}>
        {card.kicker}
      </Text>
      <Heading as="h2" className="strong" style={style.title}>
        {card.title}
      </Heading>
      {card.score !== undefined && <Score {...card.score} />}
      {card.facts.map((fact) => (
        <EntryText key={fact.label} entry={fact} />
      ))}
      {card.notice !== undefined && (
        <Section className="notice" style={style.notice}>
          <EntryText entry={card.notice} />
        </Section>
      )}
      {card.reasons !== undefined && (
        <>
          <Heading as="h3" className="strong" style={style.subheading}>
            {card.reasons.heading}
          </Heading>
          {card.reasons.entries.map((reason) => (
            <EntryText key={reason.label} entry={reason} />
          ))}
        </>
      )}
      <Heading as="h3" className="strong" style={style.subheading}>
        {card.question}
      </Heading>
      {card.actions.map((action, index) => (
        <ActionButton key={action.url} action={action} main={index === 0} />
      ))}
    </Section>
  );
}

function Score({ points, caption }: { points: number; caption: string }) {
  return (
    <>
      <Text className="strong" style={style.score}>
        <span style={style.points}>{points}</span> {caption}
      </Text>
      <Row style={style.scale}>
        {points > 0 && <Column className="reached" style={{ ...style.reached, width: `${points}%` }} />}
        {points < 100 && <Column className="rest" style={{ ...style.rest, width: `${100 - points}%` }} />}
      </Row>
    </>
  );
}

function EntryText({ entry: { label, value } }: { entry: Entry }) {
  return (
    <Text style={style.entry}>
      <span className="faint" style={style.label}>
        {label}
      </span>
      <br />
      {value}
    </Text>
  );
}

function ActionButton({ action: { label, url }, main }: { action: Action; main: boolean }) {
  return (
    <Button
      href={url}
      className={main ? 'button main-button' : 'button other-button'}
      style={main ? style.mainButton : style.otherButton}
    >
      {label}
    </Button>
  );
}
