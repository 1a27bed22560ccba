/** What signs requests to Alibaba Cloud: a function role's temporary credentials. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
}
