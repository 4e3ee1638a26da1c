namespace Infra.Settings;

/// <summary>The processor that a function runs on. https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html</summary>
public enum Architecture
{
    Arm64,
    X86_64,
}
