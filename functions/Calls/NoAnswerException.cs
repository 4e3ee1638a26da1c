using Amazon.Runtime;

namespace Functions.Calls;

/// <summary>A service of AWS was not reached, or did not answer in time: whether it has done what it was asked is not known.</summary>
public sealed class NoAnswerException(string message, Exception cause) : AmazonClientException(message, cause);
