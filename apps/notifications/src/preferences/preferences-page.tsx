import type { Locale } from '#occupations/locale';
import type { PageContent } from '#pages/page';
import { PAGE_TEXTS } from '../page/page-texts.ts';
import { FREQUENCIES, TIME_ZONES } from './preferences.entity.ts';
import type { CompanyWishes } from './preferences.service.ts';

/** The hours a digest may come at without anybody having to allow nights. */
export const HOURS = Array.from({ length: 13 }, (_, index) => index + 7);
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function preferencesPage({ company, locale, wishes }: CompanyWishes): PageContent {
  const texts = PAGE_TEXTS[locale].preferences;
  const body = (
    <>
      <p>{texts.introduction(company)}</p>
      <form method="post">
        <fieldset>
          <legend>{texts.frequency}</legend>
          {FREQUENCIES.map((frequency) => (
            <label className="choice" key={frequency}>
              <input
                type="radio"
                name="frequency"
                value={frequency}
                defaultChecked={frequency === wishes.frequency}
                required
              />
              {texts.frequencies[frequency]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{texts.time}</legend>
          <label htmlFor="hour">{texts.hour}</label>
          <select id="hour" name="hour" defaultValue={wishes.hour}>
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>{`${hour}:00`}</option>
            ))}
          </select>
          <label htmlFor="weekday">{texts.weekday}</label>
          <select id="weekday" name="weekday" defaultValue={wishes.weekday}>
            {WEEKDAYS.map((weekday) => (
              <option key={weekday} value={weekday}>
                {weekdayName(weekday, locale)}
              </option>
            ))}
          </select>
          <label htmlFor="timeZone">{texts.timeZone}</label>
          <select id="timeZone" name="timeZone" defaultValue={wishes.timeZone}>
            {TIME_ZONES.map((timeZone) => (
              <option key={timeZone} value={timeZone}>
                {timeZone.split('/')[1]}
              </option>
            ))}
          </select>
        </fieldset>
        <fieldset>
          <legend>{texts.exceptions}</legend>
          <label className="choice">
            <input type="checkbox" name="nights" defaultChecked={wishes.nights} />
            {texts.nights}
          </label>
          <label className="choice">
            <input type="checkbox" name="sundays" defaultChecked={wishes.sundays} />
            {texts.sundays}
          </label>
        </fieldset>
        <button type="submit">{texts.save}</button>
      </form>
    </>
  );
  return { locale, heading: texts.heading, body };
}

export function savedPage(locale: Locale): PageContent {
  const { heading, text } = PAGE_TEXTS[locale].preferences.saved;
  return { locale, heading, body: <p>{text}</p> };
}

export function unsubscribePage(locale: Locale): PageContent {
  const { heading, text, button } = PAGE_TEXTS[locale].unsubscribe;
  const body = (
    <>
      <p>{text}</p>
      <form method="post">
        <button type="submit">{button}</button>
      </form>
    </>
  );
  return { locale, heading, body };
}

export function unsubscribedPage(locale: Locale): PageContent {
  const { heading, text } = PAGE_TEXTS[locale].unsubscribe.done;
  return { locale, heading, body: <p>{text}</p> };
}

/** 1 January 2024 was a Monday. */
const weekdayName = (weekday: number, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));
