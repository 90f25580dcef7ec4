import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DayField } from '#platform/fields';
import { invalidInput } from '#platform/problem';

/** Of which decisions; both days included, in UTC. */
export class FiguresQuery {
  @DayField({ optional: true, description: 'First day; all decisions ever made if not given' })
  from?: string;

  @DayField({ optional: true, description: 'Last day' })
  until?: string;
}

/** How coordinators decide. Shares are from 0 to 1, and `null` while nothing was decided. */
export class DecisionFigures {
  @ApiProperty({ minimum: 0 })
  decided!: number;

  @ApiProperty({ minimum: 0 })
  confirmed!: number;

  @ApiProperty({ oneOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }] })
  shareConfirmed!: number | null;

  @ApiProperty({
    oneOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }],
    description: 'Confirmed though a better one waited, or declined though it was the best',
  })
  shareAgainstRank!: number | null;

  @ApiProperty({
    oneOf: [{ type: 'number' }, { type: 'null' }],
    description: 'From the first proposal of a match to its decision',
  })
  medianHoursToDecision!: number | null;

  @ApiProperty({ oneOf: [{ type: 'number' }, { type: 'null' }], description: 'Nine of ten were decided within' })
  p90HoursToDecision!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How often each reason was given',
  })
  reasons!: Record<string, number>;
}

/** Tells how the proposals and the people who decide about them get on with each other. */
@Injectable()
export class DecisionStatistics {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Problem} `invalid-input` if the last day lies before the first */
  async figures({ from, until }: FiguresQuery): Promise<DecisionFigures> {
    if (from !== undefined && until !== undefined && until < from) {
      throw invalidInput([{ pointer: '#/until', detail: `cannot be before the first day (${from})` }]);
    }
    const [figures] = await this.dataSource.query<DecisionFigures[]>(
      `WITH decided AS (
         SELECT decision, reason, rank,
                extract(epoch FROM decided_at - (SELECT min(proposed_at) FROM proposal WHERE proposal.match_id = decision.match_id)) / 3600 AS hours
         FROM decision
         WHERE decided_at >= coalesce($1::date, '-infinity') AND decided_at < coalesce($2::date + 1, 'infinity'))
       SELECT count(*)::int AS decided,
              count(*) FILTER (WHERE decision = 'confirm')::int AS confirmed,
              (count(*) FILTER (WHERE decision = 'confirm'))::float / nullif(count(*), 0) AS "shareConfirmed",
              (count(*) FILTER (WHERE (decision = 'confirm') = (rank > 1)))::float / nullif(count(*), 0) AS "shareAgainstRank",
              percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS "medianHoursToDecision",
              percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) AS "p90HoursToDecision",
              coalesce((SELECT jsonb_object_agg(reason, times)
                        FROM (SELECT reason, count(*) AS times FROM decided GROUP BY reason) AS counted), '{}') AS reasons
       FROM decided`,
      [from ?? null, until ?? null],
    );
    return figures as DecisionFigures;
  }
}
