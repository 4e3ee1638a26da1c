namespace Sim.CloudWatch;

/// <summary>How a datapoint compares with the threshold when it breaches.</summary>
public enum ComparisonOperator
{
    GreaterThanThreshold,
    GreaterThanOrEqualToThreshold,
    LessThanThreshold,
    LessThanOrEqualToThreshold,
}
