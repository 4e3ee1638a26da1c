namespace Pulumi.Aws;

/// <summary>Says which type token of the provider a class stands for.</summary>
internal sealed class AwsResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Package.Version);
