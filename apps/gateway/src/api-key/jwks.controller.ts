import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { JWK } from 'jose';
import { OpenToAll } from '#platform/caller';
import { SigningKeys } from './signing-keys.ts';

/** Where services find the keys of the tokens that stand for API keys (RFC 7517). */
@ApiExcludeController()
@OpenToAll()
@Controller('.well-known/jwks.json')
export class JwksController {
  constructor(private readonly signingKeys: SigningKeys) {}

  @Get()
  read(): Promise<{ keys: JWK[] }> {
    return this.signingKeys.published();
  }
}
