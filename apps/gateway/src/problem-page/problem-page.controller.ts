import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenToAll } from '#platform/caller';
import { Problem } from '#platform/problem';
import { PROBLEM_PAGES } from '#platform/problem-catalogue';
import { listOfProblems, pageOfProblem } from './problem-page.ts';

/** The pages that the `type` of a problem leads to. */
@ApiExcludeController()
@OpenToAll()
@Controller('problems')
export class ProblemPageController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  list(): string {
    return listOfProblems();
  }

  @Get(':kind')
  @Header('content-type', 'text/html; charset=utf-8')
  get(@Param('kind') kind: string): string {
    const page = PROBLEM_PAGES.find((one) => one.kind === kind);
    if (page === undefined) throw new Problem('not-found', 'There is no such kind of problem; /problems lists them.');
    return pageOfProblem(page);
  }
}
