import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { isLaunchable } from '../../products/product.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { readmeOf } from '../support/readme.ts'

for (const name of productNames()) {
  const product = await loadProduct(name)
  if (!isLaunchable(product)) continue
  test(`every parameter of ${name} stands in one group of the form, with a label, a description and a message where it can be wrong`, () => {
    const { Metadata, Parameters: parameters = {} } = product.Template
    const { ParameterGroups, ParameterLabels } = Metadata!['AWS::CloudFormation::Interface']!
    deepEqual(ParameterGroups!.flatMap(({ Parameters }) => Parameters).sort(), Object.keys(parameters).sort())
    deepEqual(Object.keys(ParameterLabels!).sort(), Object.keys(parameters).sort())
    for (const [parameter, { Description, AllowedPattern, MinValue, MaxValue, ConstraintDescription }] of Object.entries(parameters)) {
      ok(Description, parameter)
      if (AllowedPattern ?? MinValue ?? MaxValue) ok(ConstraintDescription, `${parameter} needs a ConstraintDescription`)
    }
  })

  test(`the README of ${name} names every parameter and output`, () => {
    const { Parameters = {}, Outputs = {} } = product.Template
    const readme = readmeOf(name)
    deepEqual([...Object.keys(Parameters), ...Object.keys(Outputs)].filter((one) => !readme.includes(`\`${one}\``)), [])
  })
}
