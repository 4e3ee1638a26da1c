namespace Infra.Settings;

/// <summary>From where on the numbers of a consumer are a fault.</summary>
/// <param name="Age">Of the oldest message in its queue.</param>
/// <param name="Duration">Of an invocation: near the function's timeout.</param>
/// <param name="InFlight">Messages received and not yet deleted: near SQS's quota, beyond which it hands out no more.</param>
public sealed record AlarmThresholds(TimeSpan Age, TimeSpan Duration, int InFlight);
