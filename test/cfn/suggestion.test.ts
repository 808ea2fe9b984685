import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { suggestion } from '../../templates-src/cfn/check/suggestion.ts'

const names = ['Vpc', 'VpcId', 'SubnetIds', 'PrivateSubnetIds', 'Region']

test('suggestion() finds the name with the fewest letters to change, whatever their case', () => {
  equal(suggestion('Vcp', names), 'Vpc')
  equal(suggestion('VPCID', names), 'VpcId')
  equal(suggestion('SubnetsIds', names), 'SubnetIds')
  equal(suggestion('Regoin', names), 'Region')
})

test('suggestion() says nothing when no name is near', () => {
  equal(suggestion('Warehouse', names), undefined)
  equal(suggestion('X', []), undefined)
})
